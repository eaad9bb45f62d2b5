{{/*
A service of ours: Deployment, Service, and, when its values say so, HorizontalPodAutoscaler and PodDisruptionBudget. `env` is the YAML of what
is in its environment besides what every program has.
Usage: {{ include "task-system.service" (dict "context" $ "instance" . "component" "ui-service" "values" $.Values.uiService "env" $env) }}
*/}}
{{- define "task-system.service" -}}
{{- $selector := include "task-system.selector" . | fromYaml -}}
{{- $metadata := include "task-system.metadata" . -}}
{{- $about := dict "context" .context "namespace" .instance.namespace "object" .component "component" .component
      "extra" (dict "app" .component) "selector" $selector -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- $metadata | nindent 2 }}
spec:
  {{- if not .values.autoscaling.enabled }}
  replicas: {{ .values.replicas }}
  {{- end }}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
  selector:
    matchLabels:
      {{- toYaml $selector | nindent 6 }}
  template:
    metadata:
      labels:
        {{- toYaml $selector | nindent 8 }}
    spec:
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: {{ .values.terminationGracePeriodSeconds }}
      {{- include "task-system.podSpec" .context | nindent 6 }}
      {{- with include "common.antiaffinity" (dict "mode" .context.Values.podAntiAffinity "selector" $selector) }}
      {{- . | nindent 6 }}
      {{- end }}
      containers:
        - name: {{ .component }}
          {{- include "common.images.container" (dict "context" .context "image" .values.image) | nindent 10 }}
          env:
            {{- .env | nindent 12 }}
            {{- include "task-system.programEnv" .context | nindent 12 }}
          ports:
            - name: http
              containerPort: 8080
              protocol: TCP
          startupProbe:
            {{- include "common.probes.http" (dict "path" "/health" "port" "http" "timing" .values.startupProbe) | nindent 12 }}
          livenessProbe:
            {{- include "common.probes.http" (dict "path" "/health" "port" "http" "timing" .values.livenessProbe) | nindent 12 }}
          readinessProbe:
            {{- include "common.probes.http" (dict "path" "/ready" "port" "http" "timing" .values.readinessProbe) | nindent 12 }}
          {{- include "task-system.containerSpec" .values.resources | nindent 10 }}
---
apiVersion: v1
kind: Service
metadata:
  {{- $metadata | nindent 2 }}
spec:
  type: ClusterIP
  selector:
    {{- toYaml $selector | nindent 4 }}
  ports:
    - name: http
      port: 8080
      targetPort: http
      protocol: TCP
{{- if .values.autoscaling.enabled }}
---
{{ include "common.horizontalpodautoscaler" (merge (dict "autoscaling" .values.autoscaling) $about) }}
{{- end }}
{{- if .values.podDisruptionBudget.enabled }}
---
{{ include "common.poddisruptionbudget" (merge (dict "maxUnavailable" .values.podDisruptionBudget.maxUnavailable) $about) }}
{{- end }}
{{- end -}}
