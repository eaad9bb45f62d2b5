{{/*
The label app.kubernetes.io/name of a component: jobqueue-api and so on, whatever the objects are called.
*/}}
{{- define "jobqueue.label" -}}
{{- include "common.names.name" . }}{{ with .component }}-{{ . }}{{ end -}}
{{- end -}}

{{/*
Labels of the pods of one component, fit for selectors.
Usage: {{ include "jobqueue.selector" (dict "context" $ "component" "api") | nindent 6 }}
*/}}
{{- define "jobqueue.selector" -}}
{{- include "common.labels.selector" (dict "context" .context "component" .component "name" (include "jobqueue.label" .)) -}}
{{- end -}}

{{/*
What the object helpers of `common` take besides context and component, as YAML to merge with them: object, and name (of the label).
Usage: {{- $about := merge (dict "context" $ "component" "api") (include "jobqueue.about" (dict "context" $ "component" "api") | fromYaml) }}
*/}}
{{- define "jobqueue.about" -}}
object: {{ include "common.names.fullname" . }}
name: {{ include "jobqueue.label" . }}
{{- end -}}

{{/*
Metadata of an object. `object` defaults to the component's name.
Usage: {{ include "jobqueue.metadata" (dict "context" $ "component" "api") | nindent 2 }}
*/}}
{{- define "jobqueue.metadata" -}}
{{- include "common.metadata" (merge (dict) . (include "jobqueue.about" . | fromYaml)) -}}
{{- end -}}

{{/*
Name of the Secret, given or made here.
Usage: {{ include "jobqueue.secretName" $ }}
*/}}
{{- define "jobqueue.secretName" -}}
{{- .Values.secret.existingSecret | default (include "common.names.fullname" (dict "context" . "component" "secret")) -}}
{{- end -}}

{{/*
Annotation that changes with the Secret's content, as far as the chart knows it.
Usage: {{ include "jobqueue.secretChecksum" $ }}
*/}}
{{- define "jobqueue.secretChecksum" -}}
{{- $content := list .Values.secret.existingSecret .Values.secret.revision | toJson -}}
{{- if not .Values.secret.existingSecret -}}
  {{- $content = include "jobqueue.secretData" . -}}
{{- end -}}
checksum/secret: {{ $content | sha256sum }}
{{- end -}}

{{/*
One variable of the environment that comes from the Secret's key of the same name.
Usage: {{ include "jobqueue.secretEnv" (dict "context" $ "key" "DATABASE_URL") | nindent 12 }}
*/}}
{{- define "jobqueue.secretEnv" -}}
- name: {{ .key }}
  valueFrom:
    secretKeyRef:
      name: {{ include "jobqueue.secretName" .context }}
      key: {{ .key }}
{{- end -}}

{{/*
A container's environment for every program: the ConfigMap's variables and the database. The diagnostics of .NET are off as they write to the
file system.
Usage: {{ include "jobqueue.programEnv" $ | nindent 10 }}
*/}}
{{- define "jobqueue.programEnv" -}}
envFrom:
  - configMapRef:
      name: {{ include "common.names.fullname" (dict "context" . "component" "config") }}
env:
  - name: DOTNET_EnableDiagnostics
    value: "0"
  {{- include "jobqueue.secretEnv" (dict "context" . "key" "DATABASE_URL") | nindent 2 }}
{{- end -}}

{{/*
What every pod of ours has: pull secrets, account, user, place. The .NET images' own user is 1654.
Usage: {{- include "jobqueue.podSpec" $ | nindent 6 }}
*/}}
{{- define "jobqueue.podSpec" -}}
{{- with include "common.images.pullSecrets" (dict "context" .) }}
{{- . }}
{{ end -}}
serviceAccountName: {{ include "common.names.fullname" (dict "context" .) }}
automountServiceAccountToken: false
securityContext:
  {{- include "common.security.pod" (dict "id" 1654) | nindent 2 }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
volumes:
  - name: tmp
    emptyDir: {}
{{- end -}}

{{/*
What every container has: requests and limits, security context, /tmp to write to.
Usage: {{- include "jobqueue.containerSpec" .Values.api.resources | nindent 10 }}
*/}}
{{- define "jobqueue.containerSpec" -}}
resources:
  {{- toYaml . | nindent 2 }}
securityContext:
  {{- include "common.security.container" (dict) | nindent 2 }}
volumeMounts:
  - name: tmp
    mountPath: /tmp
{{- end -}}
