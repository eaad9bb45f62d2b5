{{/*
A program of ours: Deployment, Service, and, when its values say so, HorizontalPodAutoscaler, PodDisruptionBudget and ServiceMonitor. `env` is
the YAML of what is in its environment besides what every program has. With `port` the service has a cluster address and that port; without,
it is headless, for Prometheus to find each pod. With `single` there is one replica.
Usage: {{ include "jobqueue.program" (dict "context" $ "component" "api" "values" .Values.api "port" 80 "env" $env) }}
*/}}
{{- define "jobqueue.program" -}}
{{- $selector := include "jobqueue.selector" . | fromYaml -}}
{{- $about := merge (dict "context" .context "component" .component "selector" $selector) (include "jobqueue.about" . | fromYaml) -}}
{{- $autoscaling := .values.autoscaling | default dict -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "jobqueue.metadata" . | nindent 2 }}
spec:
  {{- if not $autoscaling.enabled }}
  replicas: {{ ternary 1 .values.replicas (.single | default false) }}
  {{- end }}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 25%
      maxUnavailable: 0
  selector:
    matchLabels:
      {{- toYaml $selector | nindent 6 }}
  template:
    metadata:
      labels:
        {{- toYaml $selector | nindent 8 }}
      annotations:
        checksum/config: {{ include "jobqueue.configData" .context | sha256sum }}
        {{- include "jobqueue.secretChecksum" .context | nindent 8 }}
    spec:
      terminationGracePeriodSeconds: {{ .values.terminationGracePeriodSeconds }}
      {{- include "jobqueue.podSpec" .context | nindent 6 }}
      {{- with include "common.antiaffinity" (dict "mode" (ternary "none" .context.Values.podAntiAffinity (.single | default false)) "selector" $selector) }}
      {{- . | nindent 6 }}
      {{- end }}
      containers:
        - name: {{ .component }}
          {{- include "common.images.container" (dict "context" .context "image" .values.image) | nindent 10 }}
          {{- include "jobqueue.programEnv" .context | nindent 10 }}
            # The .NET images ask for port 8080.
            - name: ASPNETCORE_HTTP_PORTS
              value: "8000"
            {{- with .env }}
            {{- . | nindent 12 }}
            {{- end }}
          ports:
            - name: http
              containerPort: 8000
              protocol: TCP
          livenessProbe:
            {{- include "common.probes.http" (dict "path" "/health" "port" "http" "timing" .values.livenessProbe) | nindent 12 }}
          readinessProbe:
            {{- include "common.probes.http" (dict "path" "/ready" "port" "http" "timing" .values.readinessProbe) | nindent 12 }}
          {{- include "jobqueue.containerSpec" .values.resources | nindent 10 }}
---
apiVersion: v1
kind: Service
metadata:
  {{- include "jobqueue.metadata" . | nindent 2 }}
spec:
  type: ClusterIP
  {{- if not .port }}
  clusterIP: None
  {{- end }}
  selector:
    {{- toYaml $selector | nindent 4 }}
  ports:
    - name: http
      port: {{ .port | default 8000 }}
      targetPort: http
      protocol: TCP
{{- if $autoscaling.enabled }}
---
{{ include "common.horizontalpodautoscaler" (merge (dict "object" (include "common.names.cut" (dict "name" $about.object "suffix" "-hpa")) "target" $about.object "autoscaling" $autoscaling) $about) }}
{{- end }}
{{- if (.values.podDisruptionBudget | default dict).enabled }}
---
{{ include "common.poddisruptionbudget" (merge (dict "maxUnavailable" .values.podDisruptionBudget.maxUnavailable) $about) }}
{{- end }}
{{- with include "common.servicemonitor" (merge (dict "port" "http" "monitor" .context.Values.metrics.serviceMonitor) $about) }}
---
{{ . }}
{{- end }}
{{- end -}}
